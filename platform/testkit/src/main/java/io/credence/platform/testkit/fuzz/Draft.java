package io.credence.platform.testkit.fuzz;

import io.credence.platform.testkit.contract.Call;
import io.credence.platform.testkit.contract.Operation;
import io.credence.platform.testkit.contract.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A call on its way from good to bad. Values of path and query are percent-encoded already.
final class Draft {

    private final Operation operation;
    final Map<String, String> path = new LinkedHashMap<>();
    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final Map<String, String> headers;
    byte[] body;

    Draft(Operation operation, Row row, Map<String, String> known) {
        this.operation = operation;
        Map<String, String> objects = Row.withUnique(known);
        row.pathValues(objects).forEach((name, value) -> path.put(name, encode(value)));
        row.queryValues(objects)
                .forEach((name, value) -> query.add(Map.entry(name, encode(value))));
        headers = row.headerValues(objects);
        body = row.bodyText(objects).getBytes(StandardCharsets.UTF_8);
    }

    Operation operation() {
        return operation;
    }

    boolean hasJson() {
        return body.length > 0 && headers.getOrDefault("Content-Type", "").endsWith("json");
    }

    Call toCall() {
        String target = operation.path();
        for (Map.Entry<String, String> value : path.entrySet()) {
            target = target.replace("{" + value.getKey() + "}", value.getValue());
        }
        if (!query.isEmpty()) {
            target +=
                    query.stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining("&", "?", ""));
        }
        return new Call(operation.method(), target, List.copyOf(headers.entrySet()), body);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
