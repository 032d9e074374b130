package io.credence.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/instruments, FEATURE",
        "/api/v1/instruments/BTC-USD/bars/live, FEATURE",
        "/api/v1/instruments/BTC-USD/trades/live, FEATURE",
        "/api/v1/features/catalogue, FEATURE",
        "/api/v1/feature-sets, FEATURE",
        "/api/v1/datasets/1/content, FEATURE",
        "/api/v1/replays/1, FEATURE",
        "/feast/get-online-features, FEATURE",
        "/feast/push, FEATURE",
        "/api/v1/backfills/1, FEATURE",
        "/api/v1/models/m/aliases/champion/history, REGISTRY",
        "/api/v1/artifacts/abc, REGISTRY",
        "/api/v1/training-runs, TRAINING",
        "/api/v1/training-schedules/1, TRAINING",
        "/api/v1/training-runs/1/cancel, TRAINING",
        "/api/v1/predictions/history, PREDICTION",
        "/api/v1/served-models, PREDICTION",
        "/v2, PREDICTION",
        "/v2/models/m/infer, PREDICTION",
        "/api/v1/strategies/1, STRATEGY",
        "/api/v1/portfolios/1/risk/halt, STRATEGY",
        "/api/v1/backtests, STRATEGY"
    })
    void shouldSendEachPathToItsService(String path, Service service) {
        assertThat(RouteTable.of(path)).isEqualTo(new Destination.Forward(service));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/training-runs/1/attempts/1/lease",
                "/api/v1/training-runs/1/attempts",
                "/api/v1/served-aliases",
                "/api/v1/served-aliases/",
                "/api/v1/secrets",
                "/api/v2/models",
                "/api/v1",
                "/api",
                "/api/v1/me/more",
                "/feast",
                "/feast/materialize",
                "/feast/push/more",
                "/q/metrics"
            })
    void shouldHideWhatIsNotPublic(String path) {
        assertThat(RouteTable.of(path)).isEqualTo(new Destination.Nowhere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/events"})
    void shouldAnswerItsOwnPaths(String path) {
        assertThat(RouteTable.of(path)).isEqualTo(new Destination.Here());
    }
}
