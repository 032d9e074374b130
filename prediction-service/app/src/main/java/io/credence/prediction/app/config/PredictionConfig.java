package io.credence.prediction.app.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Settings of prediction-service.
@ConfigMapping(prefix = "credence.prediction")
public interface PredictionConfig {

    /// Where artifacts are unpacked while they are loaded; without it the system's temporary
    /// folder.
    Optional<Path> cacheDirectory();

    Batching batching();

    Requests requests();

    Models models();

    Stream stream();

    History history();

    /// Runs of the models.
    interface Batching {

        /// Threads that run models; without it one per core.
        OptionalInt threads();

        /// Most rows that requests are merged to.
        @WithDefault("256")
        int maxRows();

        /// Most rows that wait for one model before requests are refused.
        @WithDefault("8192")
        int maxQueuedRows();

        /// How long queued requests may finish at shutdown.
        @WithDefault("10s")
        Duration drainTimeout();
    }

    /// Bounds of one inference request.
    interface Requests {

        /// Most rows of one request.
        @WithDefault("1024")
        int maxRows();

        /// Most bytes of the JSON part.
        @WithDefault("16M")
        MemorySize maxJson();

        /// Most bytes of the body after decompression.
        @WithDefault("16M")
        MemorySize maxBody();

        /// How long a request may wait for its run; a caller may only shorten it.
        @WithDefault("5s")
        Duration timeout();
    }

    /// Loading what the registry points to.
    interface Models {

        /// How often the aliases are read again, in case an event was missed.
        @WithDefault("30s")
        Duration resync();

        /// First pause after a failure; doubles up to `resync`.
        @WithDefault("500ms")
        Duration retry();
    }

    /// Answers to feature rows.
    interface Stream {

        /// Most windows kept in memory; the longest unused ones are forgotten and read again.
        @WithDefault("10000")
        int maxWindows();

        /// How long after a start rows wait for their tenant's champions. What comes later is
        /// answered without: positions must be marked though the registry is away.
        @WithDefault("60s")
        Duration startPatience();
    }

    /// Answers about the past.
    interface History {

        /// Most bars of one request.
        @WithDefault("200000")
        int maxBars();

        /// Bars asked of feature-service at once.
        @WithDefault("4000")
        int chunkBars();
    }
}
