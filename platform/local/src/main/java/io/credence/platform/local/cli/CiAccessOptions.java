package io.credence.platform.local.cli;

import io.credence.platform.local.ci.Access;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where the suite is and who asks: by option, else by environment. The secret has no option, since
/// command lines are for all to see.
final class CiAccessOptions {

    private static final String SECRET = "CREDENCE_CLIENT_SECRET";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway. Default: $$CREDENCE_URL.")
    private @Nullable String url;

    @Option(
            names = "--token-url",
            paramLabel = "URL",
            description = "The identity provider's token endpoint. Default: $$CREDENCE_TOKEN_URL.")
    private @Nullable String tokenUrl;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = {
                "The machine that asks, as in ci.alpha. Default: $$CREDENCE_CLIENT_ID.",
                "Its secret comes from $$CREDENCE_CLIENT_SECRET only."
            })
    private @Nullable String clientId;

    Access access(CommandLine command, Map<String, String> environment) {
        Settings settings = new Settings(command, environment);
        String secret = environment.getOrDefault(SECRET, "");
        if (secret.isBlank()) {
            throw new ParameterException(command, "set " + SECRET);
        }
        URI gateway = settings.url(url, "--url", "CREDENCE_URL");
        return new Access(
                URI.create(gateway.toString().replaceAll("/+$", "")),
                settings.url(tokenUrl, "--token-url", "CREDENCE_TOKEN_URL"),
                settings.text(clientId, "--client-id", "CREDENCE_CLIENT_ID"),
                secret);
    }

    private record Settings(CommandLine command, Map<String, String> environment) {

        String text(@Nullable String option, String name, String variable) {
            String value = option == null ? environment.getOrDefault(variable, "") : option;
            if (value.isBlank()) {
                throw new ParameterException(command, "set %s or %s".formatted(variable, name));
            }
            return value.strip();
        }

        URI url(@Nullable String option, String name, String variable) {
            String value = text(option, name, variable);
            try {
                URI url = URI.create(value);
                if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // Said below, with the setting's name.
            }
            throw new ParameterException(
                    command, "%s or %s is no http address: %s".formatted(variable, name, value));
        }
    }
}
