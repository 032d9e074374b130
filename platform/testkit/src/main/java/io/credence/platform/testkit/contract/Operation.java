package io.credence.platform.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.api.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One operation of an OpenAPI document.
///
/// @param bodies the schema of the body by media type; empty without a body
/// @param scopes the roles that may call it, none for all of them; empty if it needs no token
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, JsonNode> bodies,
        Optional<Set<String>> scopes) {

    public record Parameter(String name, String in, JsonNode schema) {}

    public boolean isOpen() {
        return scopes.isEmpty();
    }

    public Set<Role> roles() {
        return Arrays.stream(Role.values()).filter(this::admits).collect(Collectors.toSet());
    }

    private boolean admits(Role role) {
        return scopes.filter(names -> names.isEmpty() || names.contains(role.claim())).isPresent();
    }

    public boolean hasQuery(String name) {
        return parameters.stream()
                .anyMatch(parameter ->
                        parameter.in().equals("query") && parameter.name().equals(name));
    }

    public boolean hasHeader(String name) {
        return parameters.stream()
                .anyMatch(parameter ->
                        parameter.in().equals("header") && parameter.name().equals(name));
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
