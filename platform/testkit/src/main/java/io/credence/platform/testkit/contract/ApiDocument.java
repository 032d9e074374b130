package io.credence.platform.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.testkit.contract.Operation.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The OpenAPI document of a running service.
public final class ApiDocument {

    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final Pattern OPERATION_ID = Pattern.compile("operationId: (\\w+)");

    private final JsonNode root;
    private final Map<String, Operation> operations = new TreeMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> read(path.getKey(), path.getValue()));
    }

    public static ApiDocument of(Service service, List<String> standInPaths) {
        Answer answer = service.send(Call.get("/q/openapi?format=json"), Optional.empty());
        try {
            ApiDocument document = new ApiDocument(new ObjectMapper().readTree(answer.text()));
            document.operations
                    .values()
                    .removeIf(operation ->
                            standInPaths.stream().anyMatch(operation.path()::startsWith));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By operation id.
    public Map<String, Operation> operations() {
        return operations;
    }

    public Operation operation(Row row) {
        Operation operation = operations.get(row.operation());
        return Objects.requireNonNull(operation, () -> "no operation " + row.operation());
    }

    /// Follows a reference to the schema it names.
    public JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /// The operation ids of the committed document, `docs/api/<name>.openapi.yaml`.
    static Set<String> committed(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/api"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docs/api above");
        }
        try {
            Path file = folder.resolve("docs/api").resolve(name + ".openapi.yaml");
            return OPERATION_ID
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String path, JsonNode item) {
        item.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> operation(path, entry.getKey(), entry.getValue(), item))
                .forEach(operation -> operations.put(operation.id(), operation));
    }

    private static Operation operation(String path, String method, JsonNode node, JsonNode item) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(item.path("parameters"), node.path("parameters"))) {
            list.forEach(parameter ->
                    parameters.add(
                            new Parameter(
                                    parameter.path("name").asText(),
                                    parameter.path("in").asText(),
                                    parameter.path("schema"))));
        }
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        node.at("/requestBody/content")
                .properties()
                .forEach(media -> bodies.put(media.getKey(), media.getValue().path("schema")));
        return new Operation(
                node.path("operationId").asText(method + " " + path),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodies,
                scopes(node.path("security")));
    }

    private static Optional<Set<String>> scopes(JsonNode security) {
        if (security.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        security.path(0).forEach(scheme -> scheme.forEach(scope -> names.add(scope.asText())));
        return Optional.of(names);
    }
}
