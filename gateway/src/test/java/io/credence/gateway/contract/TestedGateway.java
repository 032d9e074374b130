package io.credence.gateway.contract;

import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class TestedGateway implements TestedApi {

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("followEvents").query("type", "io.credence.strategy.decision.made.v1"),
                Row.of("getMe").shows("tenant"));
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return Map.of("tenant", tenant);
    }

    @Override
    public Map<String, String> missing() {
        return Map.of("tenant", "nobody");
    }
}
