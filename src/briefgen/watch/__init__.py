"""Turn changes of a workspace's files, and moments that come, into builds."""
