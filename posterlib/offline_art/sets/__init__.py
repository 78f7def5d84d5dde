"""What several scenes are built of: light, water, plants, skylines, props."""
