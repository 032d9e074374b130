package io.credence.platform.local.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The realm `credence` in Keycloak's import format. Access tokens carry the audience `credence`,
/// the realm roles and a `tenant` claim: of a user from an attribute that only an administrator
/// edits, of a machine fixed in its client.
public final class RealmDocument {

    public static final String REALM = "credence";
    public static final String DASHBOARD = "credence-dashboard";
    public static final String CLI = "credence-cli";

    private static final List<String> ROLES =
            List.of("viewer", "researcher", "trader", "risk-officer", "operator", "service");

    private final InstallationSecrets secrets;
    private final String gatewayUrl;

    public RealmDocument(InstallationSecrets secrets, String gatewayUrl) {
        this.secrets = secrets;
        this.gatewayUrl = gatewayUrl;
    }

    public Map<String, Object> build() {
        List<Object> users = new ArrayList<>(Seed.USERS.stream().map(this::user).toList());
        List<Object> clients = new ArrayList<>(List.of(dashboard(), cli()));
        for (String tenant : Seed.TENANTS) {
            for (Seed.Machine machine : Seed.MACHINES) {
                clients.add(machine(machine, tenant));
                users.add(machineAccount(machine, tenant));
            }
        }
        return Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "sslRequired",
                "none",
                "registrationAllowed",
                false,
                "bruteForceProtected",
                true,
                "accessTokenLifespan",
                600,
                "roles",
                Map.of("realm", ROLES.stream().map(RealmDocument::role).toList()),
                "components",
                Map.of(USER_PROFILE, List.of(userProfile())),
                "clients",
                clients,
                "users",
                users);
    }

    private static Map<String, Object> role(String name) {
        return Map.of("name", name);
    }

    private Map<String, Object> user(Seed.User user) {
        return Map.of(
                "username", user.name(),
                "firstName", user.firstName(),
                "lastName", user.tenant(),
                "email", user.name() + "@" + user.tenant() + ".example",
                "emailVerified", true,
                "enabled", true,
                "attributes", Map.of("tenant", List.of(user.tenant())),
                "realmRoles", user.roles(),
                "credentials",
                        List.of(
                                Map.of(
                                        "type",
                                        "password",
                                        "value",
                                        secrets.user(user.name()),
                                        "temporary",
                                        false)));
    }

    private Map<String, Object> dashboard() {
        return Map.of(
                "clientId", DASHBOARD,
                "secret", secrets.client(DASHBOARD),
                "standardFlowEnabled", true,
                "directAccessGrantsEnabled", false,
                "redirectUris", List.of(gatewayUrl + "/*"),
                "webOrigins", List.of(),
                "attributes",
                        Map.of(
                                "pkce.code.challenge.method",
                                "S256",
                                "post.logout.redirect.uris",
                                gatewayUrl + "/*"),
                "protocolMappers", List.of(audience(), tenantOfUser()));
    }

    /// For people at a terminal of this machine. An installation on a cluster has no such client.
    private Map<String, Object> cli() {
        return Map.of(
                "clientId", CLI,
                "publicClient", true,
                "standardFlowEnabled", false,
                "directAccessGrantsEnabled", true,
                "protocolMappers", List.of(audience(), tenantOfUser()));
    }

    private Map<String, Object> machine(Seed.Machine machine, String tenant) {
        return Map.of(
                "clientId", machine.clientId(tenant),
                "secret", secrets.client(machine.clientId(tenant)),
                "standardFlowEnabled", false,
                "serviceAccountsEnabled", true,
                "protocolMappers", List.of(audience(), tenantOfMachine(tenant)));
    }

    private static Map<String, Object> machineAccount(Seed.Machine machine, String tenant) {
        return Map.of(
                "username",
                "service-account-" + machine.clientId(tenant),
                "enabled",
                true,
                "serviceAccountClientId",
                machine.clientId(tenant),
                "realmRoles",
                List.of(machine.role()));
    }

    private static Map<String, Object> audience() {
        return mapper(
                "audience",
                "oidc-audience-mapper",
                Map.of("included.custom.audience", REALM, "access.token.claim", "true"));
    }

    private static Map<String, Object> tenantOfUser() {
        return mapper(
                "tenant",
                "oidc-usermodel-attribute-mapper",
                Map.of(
                        "user.attribute", "tenant",
                        "claim.name", "tenant",
                        "jsonType.label", "String",
                        "access.token.claim", "true",
                        "id.token.claim", "true"));
    }

    private static Map<String, Object> tenantOfMachine(String tenant) {
        return mapper(
                "tenant",
                "oidc-hardcoded-claim-mapper",
                Map.of(
                        "claim.name", "tenant",
                        "claim.value", tenant,
                        "jsonType.label", "String",
                        "access.token.claim", "true"));
    }

    private static Map<String, Object> mapper(
            String name, String kind, Map<String, String> config) {
        return Map.of(
                "name", name,
                "protocol", "openid-connect",
                "protocolMapper", kind,
                "config", config);
    }

    private static final String USER_PROFILE = "org.keycloak.userprofile.UserProfileProvider";

    /// Without this an attribute that the profile does not know is dropped at import; with it,
    /// users cannot move themselves to another tenant.
    private static Map<String, Object> userProfile() {
        return Map.of(
                "providerId",
                "declarative-user-profile",
                "config",
                Map.of("kc.user.profile.config", List.of(USER_PROFILE_CONFIG)));
    }

    private static final String USER_PROFILE_CONFIG =
            """
            {"attributes":[
              {"name":"username","permissions":{"view":["admin","user"],"edit":["admin"]}},
              {"name":"email","permissions":{"view":["admin","user"],"edit":["admin","user"]}},
              {"name":"firstName","permissions":{"view":["admin","user"],"edit":["admin","user"]}},
              {"name":"lastName","permissions":{"view":["admin","user"],"edit":["admin","user"]}},
              {"name":"tenant","permissions":{"view":["admin","user"],"edit":["admin"]}}]}
            """;
}
