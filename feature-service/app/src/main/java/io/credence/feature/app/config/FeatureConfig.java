package io.credence.feature.app.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// What an operator can set for feature-service.
@ConfigMapping(prefix = "credence.feature")
public interface FeatureConfig {

    @WithName("import")
    Import imports();

    Query query();

    Replay replay();

    /// Limits of one upload.
    interface Import {

        @WithDefault("5000000")
        int maxRows();

        /// After decompression.
        @WithDefault("1G")
        MemorySize maxBytes();
    }

    /// Limits of one answer.
    interface Query {

        @WithDefault("100000")
        int maxRows();
    }

    /// How replays run in the background.
    interface Replay {

        /// How long a worker may be silent before another takes its replay over.
        @WithDefault("30S")
        Duration lease();

        /// Rows written in one transaction.
        @WithDefault("500")
        int batchRows();
    }
}
