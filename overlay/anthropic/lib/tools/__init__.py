"""Tools from Python, tool runners and the memory tool; each name is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._conversation import Call as Call
    from anthropic._conversation import CompactionControl as CompactionControl
    from anthropic._memory import BetaAbstractMemoryTool as BetaAbstractMemoryTool
    from anthropic._memory import BetaAsyncAbstractMemoryTool as BetaAsyncAbstractMemoryTool
    from anthropic._memory_files import AsyncLocalFilesystemMemoryTool as AsyncLocalFilesystemMemoryTool
    from anthropic._memory_files import LocalFilesystemMemoryTool as LocalFilesystemMemoryTool
    from anthropic._runner_options import RunnerOptions as RunnerOptions
    from anthropic._tool import BetaAsyncBuiltinFunctionTool as BetaAsyncBuiltinFunctionTool
    from anthropic._tool import BetaAsyncFunctionTool as BetaAsyncFunctionTool
    from anthropic._tool import BetaBuiltinFunctionTool as BetaBuiltinFunctionTool
    from anthropic._tool import BetaFunctionTool as BetaFunctionTool
    from anthropic._tool import FunctionTool as FunctionTool
    from anthropic._tool import ToolError as ToolError
    from anthropic._tool import async_tool as async_tool
    from anthropic._tool import beta_async_tool as beta_async_tool
    from anthropic._tool import beta_tool as beta_tool
    from anthropic._tool import tool as tool
    from anthropic._tool_run import RunnerClosedError as RunnerClosedError
    from anthropic._tool_run import ToolTimeoutError as ToolTimeoutError
    from anthropic._tool_runner import BetaAsyncStreamingToolRunner as BetaAsyncStreamingToolRunner
    from anthropic._tool_runner import BetaAsyncToolRunner as BetaAsyncToolRunner
    from anthropic._tool_runner import BetaStreamingToolRunner as BetaStreamingToolRunner
    from anthropic._tool_runner import BetaToolRunner as BetaToolRunner
else:
    _MODULES = {
        "anthropic._conversation": (
            "Call",
            "CompactionControl",
        ),
        "anthropic._memory": (
            "BetaAbstractMemoryTool",
            "BetaAsyncAbstractMemoryTool",
        ),
        "anthropic._memory_files": (
            "AsyncLocalFilesystemMemoryTool",
            "LocalFilesystemMemoryTool",
        ),
        "anthropic._runner_options": ("RunnerOptions",),
        "anthropic._tool": (
            "BetaAsyncBuiltinFunctionTool",
            "BetaAsyncFunctionTool",
            "BetaBuiltinFunctionTool",
            "BetaFunctionTool",
            "FunctionTool",
            "ToolError",
            "async_tool",
            "beta_async_tool",
            "beta_tool",
            "tool",
        ),
        "anthropic._tool_run": (
            "RunnerClosedError",
            "ToolTimeoutError",
        ),
        "anthropic._tool_runner": (
            "BetaAsyncStreamingToolRunner",
            "BetaAsyncToolRunner",
            "BetaStreamingToolRunner",
            "BetaToolRunner",
        ),
    }
    NAMES = {name: (module, name) for module, names in _MODULES.items() for name in names}
    __getattr__, __dir__ = lazy(__name__, NAMES)
