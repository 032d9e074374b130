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

    Dataset dataset();

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

        /// Rows times features.
        @WithDefault("10000000")
        int maxCells();
    }

    /// Limits of one dataset, all its instruments together. With the defaults a gigabyte of heap is
    /// enough for it.
    interface Dataset {

        @WithDefault("3000000")
        long maxRows();

        /// Rows times columns: those of the file, and one for each input that is known beside the
        /// bars.
        @WithDefault("170000000")
        long maxCells();

        /// How many of the largest are made at once in a process; of smaller ones more, up to eight
        /// for each.
        @WithDefault("1")
        int largestAtOnce();
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

        /// Whether anybody may import from an exchange.
        @WithDefault("true")
        boolean enabled();

        /// Where Binance's spot API is; callers never name an address.
        @WithDefault("https://api.binance.com")
        URI binanceUrl();

        /// Imports pause until the next minute when this much of what Binance allows to an address
        /// in a minute, 6000, is used up, by whomever.
        @WithDefault("4800")
        int binanceWeight();

        /// Where Kraken's spot API is.
        @WithDefault("https://api.kraken.com")
        URI krakenUrl();

        /// How long a worker may be silent before another takes its import over.
        @WithDefault("60S")
        Duration lease();

        /// Bars or trades asked for and stored at once; Binance gives at most 1000.
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

        /// How long after its interval a bar waits for trades, and for how long none must come,
        /// before it closes without a next trade.
        @WithDefault("5S")
        Duration grace();
    }

    /// How drift is watched.
    interface Drift {

        /// How many of the newest rows are compared, unless a request says otherwise.
        @WithDefault("1000")
        int window();

        /// How often the metrics are made anew.
        @WithDefault("5M")
        Duration refresh();

        /// Only series whose newest bar is younger are in the metrics; nobody follows the others.
        @WithDefault("7D")
        Duration liveFor();

        /// The most instruments, intervals and feature sets in the metrics, those trained last
        /// first.
        @WithDefault("200")
        int maxSeries();

        /// Whether each feature has metrics of its own.
        @WithDefault("true")
        boolean perFeature();

        /// The most features with metrics of their own; of sets beyond, only the whole is told.
        @WithDefault("2000")
        int maxFeatures();
    }
}
