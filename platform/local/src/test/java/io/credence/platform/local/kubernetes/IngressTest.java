package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of the gateway's paths can be reached from outside.
class IngressTest {

    private static List<HTTPIngressPath> paths = List.of();

    @BeforeAll
    static void render() {
        paths =
                Rendered.of(Kubectl.kustomize("overlays/prod")).all(Ingress.class).stream()
                        .flatMap(ingress -> ingress.getSpec().getRules().stream())
                        .flatMap(rule -> rule.getHttp().getPaths().stream())
                        .toList();
    }

    @Test
    void shouldLeadToEveryPathThatTheGatewayServesOrRedirectsTo() throws IOException {
        Set<String> served = GatewayPaths.all();

        assertThat(served)
                .contains("/", "/favicon.svg", "/login", "/login-failed.html", "/logout")
                .allSatisfy(path -> assertThat(isRouted(path)).as("%s is routed", path).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/health", "/q/metrics", "/login.html", "/apis", "/v20"})
    void shouldLeadToNothingElse(String path) {
        assertThat(isRouted(path)).isFalse();
    }

    private static boolean isRouted(String path) {
        return paths.stream().anyMatch(rule -> leadsTo(rule, path));
    }

    private static boolean leadsTo(HTTPIngressPath rule, String path) {
        return switch (rule.getPathType()) {
            case "Exact" -> path.equals(rule.getPath());
            case "Prefix" -> (path + "/").startsWith(rule.getPath() + "/");
            default -> throw new IllegalArgumentException(rule.getPathType());
        };
    }
}
