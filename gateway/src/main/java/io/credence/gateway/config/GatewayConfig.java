package io.credence.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The limits of the door.
@ConfigMapping(prefix = "credence.gateway")
public interface GatewayConfig {

    /// Where browsers see the gateway, for example `https://trade.example.org`. Without it the
    /// request's own scheme and host count.
    Optional<URI> publicOrigin();

    /// The largest request body that is let through; a trade tape is the largest one known.
    @WithDefault("512M")
    MemorySize maxBody();

    Upstream upstream();

    RateLimit rateLimit();

    Stream stream();

    interface Upstream {

        @WithDefault("2s")
        Duration connectTimeout();

        /// How long a request waits for its answer; a backtest is silent for long. A transfer that
        /// stalls, in either direction, ends after twice that.
        @WithDefault("120s")
        Duration idleTimeout();

        /// Connections to one service.
        @WithDefault("256")
        int maxConnections();
    }

    interface RateLimit {

        @WithDefault("100")
        int requestsPerSecond();

        @WithDefault("400")
        int burst();

        /// Tenants with a bucket of their own at one time; those beyond share one.
        @WithDefault("1000")
        int maxTenants();
    }

    interface Stream {

        @WithDefault("15s")
        Duration heartbeat();

        /// Events that may wait for one reader. A slower one is dropped and told so.
        @WithDefault("2048")
        int buffer();

        @WithDefault("64")
        int maxClientsPerTenant();
    }
}
