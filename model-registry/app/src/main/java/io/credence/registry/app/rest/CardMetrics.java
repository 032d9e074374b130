package io.credence.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.registry.api.ModelCard;
import io.credence.registry.app.rest.VersionMetricsResponse.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// A card's scores as a flat list, named by their place in the card. Lists, such as the bins of the
/// reliability diagram, are no metrics.
@ApplicationScoped
class CardMetrics {

    private static final List<String> PARTS = List.of("test", "calibrationSlice", "backtest");

    private final ObjectMapper json;

    CardMetrics(ObjectMapper json) {
        this.json = json;
    }

    List<Metric> of(ModelCard card) {
        JsonNode tree = json.valueToTree(card);
        List<Metric> found = new ArrayList<>();
        PARTS.forEach(part -> add(part, tree.path(part), found));
        return found;
    }

    private static void add(String name, JsonNode node, List<Metric> found) {
        if (node.isNumber()) {
            found.add(new Metric(name, node.doubleValue()));
        }
        node.properties()
                .forEach(field -> add(name + "." + field.getKey(), field.getValue(), found));
    }
}
