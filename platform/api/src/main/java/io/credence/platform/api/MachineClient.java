package io.credence.platform.api;

/// A machine's account at the identity provider. It has one for each tenant, which sees that tenant
/// only.
public record MachineClient(String machine, TenantId tenant) {

    /// Trains and publishes what it trained.
    public static final String TRAINER = "trainer";

    public static MachineClient trainer(TenantId tenant) {
        return new MachineClient(TRAINER, tenant);
    }

    /// The client id, as the claim `azp` of a token has it.
    public String id() {
        return machine + "." + tenant;
    }
}
