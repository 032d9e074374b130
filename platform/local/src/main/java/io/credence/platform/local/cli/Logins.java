package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Installation;
import io.credence.platform.local.cluster.Ports;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.Seed;
import java.io.PrintWriter;
import java.util.Locale;

/// The dashboard's address and who may enter it.
final class Logins {

    private Logins() {}

    static void print(PrintWriter out, Installation installation) {
        InstallationSecrets secrets = InstallationSecrets.open(installation.secrets());
        out.println();
        out.println("  Dashboard  " + Ports.url(installation.ports().gateway()));
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
        out.println(
                "  ./credence down stops everything it started; logs are in "
                        + installation.logs());
        out.flush();
    }
}
