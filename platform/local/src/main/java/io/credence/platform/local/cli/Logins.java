package io.credence.platform.local.cli;

import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.Seed;
import java.io.PrintWriter;
import java.util.Locale;

/// The dashboard's address and who may enter it.
final class Logins {

    private Logins() {}

    static void print(PrintWriter out, String url, InstallationSecrets secrets) {
        out.println();
        out.println("  Dashboard  " + url);
        for (Seed.User user : Seed.USERS) {
            if (Seed.TENANTS.contains(user.tenant())) {
                out.printf(
                        Locale.ROOT,
                        "  login      %-6s %-18s tenant %-6s %s%n",
                        user.name(),
                        secrets.user(user.name()),
                        user.tenant(),
                        String.join(", ", user.roles()));
            }
        }
        out.println("  ./credence down stops everything it started; logs are in .credence/logs");
        out.flush();
    }
}
