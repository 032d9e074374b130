package io.credence.platform.local.identity;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.TenantId;
import java.util.List;

/// The tenants, people and machines of a fresh installation.
public final class Seed {

    public static final List<String> TENANTS = List.of("alpha", "beta");

    public static final List<User> USERS =
            List.of(
                    new User("alice", "Alice", "alpha", List.of("viewer", "trader", "researcher")),
                    new User("rita", "Rita", "alpha", List.of("viewer", "risk-officer")),
                    new User("bob", "Bob", "beta", List.of("viewer", "trader", "researcher")),
                    new User("olga", "Olga", "platform", List.of("operator")));

    /// Each machine has one account per tenant, `<machine>.<tenant>`, which sees that tenant only.
    public static final List<Machine> MACHINES =
            List.of(
                    new Machine("training-orchestrator", "service"),
                    new Machine(MachineClient.TRAINER, "service"),
                    new Machine("prediction-service", "service"),
                    new Machine("strategy-service", "service"),
                    new Machine("ci", "researcher"));

    private Seed() {}

    public record User(String name, String firstName, String tenant, List<String> roles) {}

    public record Machine(String name, String role) {

        public String clientId(String tenant) {
            return new MachineClient(name, new TenantId(tenant)).id();
        }
    }
}
