package io.credence.platform.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No key, token or password lies in a file under version control.
class SecretsTest {

    private static final Map<String, Pattern> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"));
        SHAPES.put("a signed token", Pattern.compile("\\beyJ[\\w-]{16,}\\.eyJ[\\w-]{16,}"));
        SHAPES.put("a cloud key", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"));
        SHAPES.put(
                "a forge's or vendor's token",
                Pattern.compile(
                        "\\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\\w{40,}|glpat-[\\w-]{20,}"
                                + "|hf_[A-Za-z0-9]{30,}|xox[abps]-[\\w-]{10,}|sk-[A-Za-z0-9-]{24,}"
                                + "|AIza[\\w-]{35})"));
        SHAPES.put("a webhook's secret", Pattern.compile("\\bwhsec_[A-Za-z0-9+/=]{16,}"));
        SHAPES.put(
                "a password in a URL", Pattern.compile("\\w+://[^/\\s:@{$\"']+:[^/\\s:@{$\"']+@"));
        SHAPES.put(
                "a value of a secret's name",
                Pattern.compile(
                        "(?i)[\\w.-]*(?:passw(?:or)?d|secret|api[_-]?key|access[_-]?key|token)"
                                + "[\"']?\\s*[:=]\\s*[\"'](?![${<]|(?-i:[A-Z_]+)[\"'])[^\"'\\s]{5,}[^\"'\\s-][\"']"));
        SHAPES.put(
                "a value of a secret's setting",
                Pattern.compile(
                        "(?i)^\\s*[\\w.%\"-]*(?:passw(?:or)?d|secret|api[_-]?key)s?\\s*[:=]\\s*"
                                + "(?![${<\"'|>\\[&*!])\\S{6,}(?<![;,])\\s*$"));
    }

    /// Exact lines, each with the reason why it holds no secret.
    private static final Map<String, String> HARMLESS =
            Map.of(
                    "private static final String PASSWORD = \"testkit\";",
                    "of servers that live as long as a test, on loopback",
                    "{\"tokenUrl\": \"http://localhost:8081/token\", \"clientId\": \"trainer.alpha\", \"clientSecret\": \"not-a-secret\"}",
                    "says so itself",
                    "public static final String SECRET = \"s3cret-of-the-pipeline\";",
                    "of a stand-in that lives as long as a test, on loopback",
                    "create role :\"owner\" login nosuperuser nobypassrls nocreatedb nocreaterole password :"
                            + "'owner_password';",
                    "a variable of psql",
                    "create role :\"app\" login nosuperuser nobypassrls nocreatedb nocreaterole password :"
                            + "'app_password';",
                    "a variable of psql");

    @Test
    void shouldHoldNoSecret() throws Exception {
        Map<String, String> found = new TreeMap<>();
        Set<String> harmless = new java.util.HashSet<>(HARMLESS.keySet());
        for (Path file : trackedFiles()) {
            List<String> lines = lines(file);
            for (int number = 0; number < lines.size(); number++) {
                String line = lines.get(number).strip();
                String kind = kind(line);
                if (!kind.isEmpty() && !harmless.contains(line)) {
                    found.put(file + ":" + (number + 1), kind);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE " + "KEY-----",
                "token = eyJhbGciOiJSUzI1NiJ9abc" + ".eyJzdWIiOiJhbGljZSJ9abc.x",
                "id: AKIA" + "IOSFODNN7EXAMPLE",
                "key=ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
                "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "jdbc:postgresql://alice:" + "hunter22@db/x",
                "\"client_secret\": \"" + "Zm9vYmFyYmF6\"",
                "String password = \"" + "correct-horse\";",
                "quarkus.datasource.password=" + "hunter22",
                "  apiKey: " + "0123456789abcdef"
            })
    void shouldKnowASecretWhenItSeesOne(String line) {
        assertThat(kind(line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.password=${credence.db.app-password:}",
                "String token = request.token();",
                "secret: {secretKeyRef: {name: a, key: b}}",
                "password:",
                "String SECRET = \"CREDENCE_CLIENT_SECRET\";",
                "String token = \"token-\" + number;",
                "page_token=" + "next"
            })
    void shouldNotMistakeANameForASecret(String line) {
        assertThat(kind(line)).isEmpty();
    }

    private static String kind(String line) {
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().matcher(line).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static List<Path> trackedFiles() throws IOException, InterruptedException {
        Path root = Checkout.root();
        assumeTrue(Files.exists(root.resolve(".git")), "a source archive, not a checkout");
        Process git =
                new ProcessBuilder("git", "ls-files", "-z")
                        .directory(root.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isZero();
        List<Path> files = new ArrayList<>();
        for (String name : names.split("\0", -1)) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        assertThat(files).hasSizeGreaterThan(500);
        return files;
    }

    // Empty for what is no text.
    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException _) {
            return List.of();
        }
    }
}
