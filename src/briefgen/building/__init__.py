"""Bring a workspace's outputs up to date: plan, state, run, manifest."""
