"""Public types of `beta.skills`; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

__all__ = [
    "VersionCreateParams",
    "VersionCreateResponse",
    "VersionDeleteResponse",
    "VersionListParams",
    "VersionListResponse",
    "VersionRetrieveResponse",
]

if TYPE_CHECKING:
    from anthropic_generated.models.version_create_response import VersionCreateResponse as VersionCreateResponse
    from anthropic_generated.models.version_delete_response import VersionDeleteResponse as VersionDeleteResponse
    from anthropic_generated.models.version_list_response import VersionListResponse as VersionListResponse
    from anthropic_generated.models.version_retrieve_response import VersionRetrieveResponse as VersionRetrieveResponse
    from anthropic_generated.types.beta.skills.version_create_params import VersionCreateParams as VersionCreateParams
    from anthropic_generated.types.beta.skills.version_list_params import VersionListParams as VersionListParams
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "VersionCreateParams": (
                "anthropic_generated.types.beta.skills.version_create_params",
                "VersionCreateParams",
            ),
            "VersionCreateResponse": ("anthropic_generated.models.version_create_response", "VersionCreateResponse"),
            "VersionDeleteResponse": ("anthropic_generated.models.version_delete_response", "VersionDeleteResponse"),
            "VersionListParams": ("anthropic_generated.types.beta.skills.version_list_params", "VersionListParams"),
            "VersionListResponse": ("anthropic_generated.models.version_list_response", "VersionListResponse"),
            "VersionRetrieveResponse": (
                "anthropic_generated.models.version_retrieve_response",
                "VersionRetrieveResponse",
            ),
        },
        packages={},
    )
