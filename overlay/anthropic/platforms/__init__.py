"""Where Claude is served by others: Amazon Bedrock, Google Vertex AI, Microsoft Foundry.

A platform is a value over the same engine (`_platform`): how it routes an operation, what it authorises requests with
(`_credentials`), how it streams. The clients are constructor arguments plus such a value. Nothing here is loaded by who uses
none, and no library of a platform before its first request.
"""
