package io.credence.feature.app.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What an operator can set for feature-service.
@ConfigMapping(prefix = "credence.feature")
public interface FeatureConfig {

    @WithName("import")
    Import imports();

    Query query();

    Replay replay();

    Sets sets();

    Backfill backfill();

    Trades trades();

    Drift drift();

    Quality quality();

    Exchange exchange();

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

    /// Limits of one tenant's own feature sets.
    interface Sets {

        @WithDefault("500")
        int maxPerTenant();

        /// Each costs its features' time at every bar of every instrument.
        @WithDefault("4")
        int maxLive();
    }

    /// When data counts as suspect.
    interface Quality {

        /// A feed is stale when its newest bar closed more intervals ago than this.
        @WithDefault("3")
        int staleAfterBars();
    }

    /// Imports from exchanges.
    interface Exchange {

        /// Where Binance's spot API is; callers never name an address.
        @WithDefault("https://api.binance.com")
        URI binanceUrl();

        /// How long a worker may be silent before another takes its import over.
        @WithDefault("60S")
        Duration lease();

        /// Bars asked for and stored at once; Binance gives at most 1000.
        @WithDefault("1000")
        int pageBars();
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

    /// How backfills are shared out.
    interface Backfill {

        /// Most bars of one shard.
        @WithDefault("1000000")
        int shardBars();

        /// Shards that an instance works on at once; it leaves the others to others.
        @WithDefault("2")
        int workers();
    }

    /// What becomes of trades that are streamed.
    interface Trades {

        /// Lengths of the bars made of them.
        @WithDefault("1m")
        List<String> intervals();
    }

    /// How drift is watched.
    interface Drift {

        /// How many of the newest rows are compared, unless a request says otherwise.
        @WithDefault("1000")
        int window();

        /// How often the metrics are made anew.
        @WithDefault("5M")
        Duration refresh();

        /// Only series whose newest bar is younger are in the metrics.
        @WithDefault("7D")
        Duration liveFor();

        /// The most instruments, intervals and feature sets in the metrics, those trained last
        /// first.
        @WithDefault("200")
        int maxSeries();

        /// Whether each feature has a metric of its own.
        @WithDefault("false")
        boolean perFeature();
    }
}
