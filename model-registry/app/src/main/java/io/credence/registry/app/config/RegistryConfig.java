package io.credence.registry.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "credence.registry")
interface RegistryConfig {

    Gates gates();

    interface Gates {

        /// Largest expected calibration error of a champion, as a difference of probabilities.
        @WithDefault("0.05")
        double maximumCalibrationError();

        /// Rows that the test slice needs.
        @WithDefault("200")
        long minimumRows();

        /// Rows of the test slice that must have reached the target first.
        @WithDefault("20")
        long minimumPositives();

        /// Brier skill above which a version is taken for a leak.
        @WithDefault("0.5")
        double suspiciousSkill();
    }
}
