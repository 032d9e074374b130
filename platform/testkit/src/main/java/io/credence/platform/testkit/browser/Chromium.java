package io.credence.platform.testkit.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Chromium; tests download none.
public final class Chromium {

    /// For a headless one that talks to nobody but the pages under test.
    public static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /// For whatever a page or the browser itself shall come to, in milliseconds; Playwright's own
    /// half a minute is short for a machine that is busy elsewhere.
    public static final double PATIENCE_MS = 120_000;

    private Chromium() {}

    /// `CREDENCE_CHROMIUM`, or where systems put it.
    public static Optional<Path> find() {
        String chosen = System.getenv("CREDENCE_CHROMIUM");
        return Stream.of(
                        chosen == null ? "" : chosen,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
