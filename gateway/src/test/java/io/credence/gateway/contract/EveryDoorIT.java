package io.credence.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.gateway.upstream.Gateway;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of every service, as it is asked for at the gateway.
@QuarkusTest
@TestProfile(UnlimitedBehindTls.class)
class EveryDoorIT {

    private static final Path DOCUMENTS = Path.of("..", "docs", "api");
    private static final Pattern PATH = Pattern.compile("  (/[^:]*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");

    static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldForwardNothingWithoutAGoodToken(String document) throws Exception {
        // Given
        List<String[]> operations = operations(document);
        List<String> broken = new ArrayList<>();
        // When
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String[] operation : operations) {
                for (Map.Entry<String, String> token : badTokens().entrySet()) {
                    int status = ask(client, operation, token.getValue());
                    if (status != 401 && !isOpen(operation[1])) {
                        broken.add(String.join(" ", operation) + token.getKey() + ": " + status);
                    }
                }
            }
        }
        // Then
        assertThat(operations).isNotEmpty().hasSize(named(document));
        assertThat(broken).isEmpty();
    }

    // What a client asks before it has a token.
    private static boolean isOpen(String path) {
        return path.equals("/v2") || path.startsWith("/v2/health/");
    }

    private static Map<String, String> badTokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(" without a token", "");
        tokens.put(" expired", Tokens.of("alpha").expired().sign());
        tokens.put(" not yet valid", Tokens.of("alpha").notYetValid().sign());
        tokens.put(" wrong issuer", Tokens.of("alpha").wrongIssuer().sign());
        tokens.put(" wrong audience", Tokens.of("alpha").wrongAudience().sign());
        tokens.put(" alg=none", Tokens.of("alpha").algNone());
        tokens.put(" HMAC", Tokens.of("alpha").hmacWithPublicKey());
        tokens.put(" unknown kid", Tokens.of("alpha").unknownKid().sign());
        tokens.put(" tampered", Tokens.of("alpha").tampered());
        return tokens;
    }

    private static int ask(HttpClient client, String[] operation, String token)
            throws IOException, InterruptedException {
        String path = operation[1].replaceAll("\\{\\w+}", "x");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Gateway.url() + path))
                        .method(operation[0], BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode();
    }

    private static int named(String document) throws IOException {
        return (int)
                Files.readAllLines(DOCUMENTS.resolve(document)).stream()
                        .filter(line -> line.strip().startsWith("operationId:"))
                        .count();
    }

    /// Method and path of each.
    private static List<String[]> operations(String document) throws IOException {
        List<String[]> operations = new ArrayList<>();
        String path = "";
        for (String line : Files.readAllLines(DOCUMENTS.resolve(document))) {
            Matcher paths = PATH.matcher(line);
            Matcher methods = METHOD.matcher(line);
            if (paths.matches()) {
                path = paths.group(1);
            } else if (methods.matches()) {
                operations.add(new String[] {methods.group(1).toUpperCase(Locale.ROOT), path});
            }
        }
        return operations;
    }
}
