package io.credence.platform.api;

/// What a caller may do. `claim()` is the word in the token; annotations need it as a constant.
public enum Role {
    /// Reads everything of the own tenant.
    VIEWER(Role.Claim.VIEWER),
    /// Starts trainings, registers and promotes models.
    RESEARCHER(Role.Claim.RESEARCHER),
    /// Imports market data, runs strategies and backtests.
    TRADER(Role.Claim.TRADER),
    /// Sets risk policies, halts trading, resets a halt.
    RISK_OFFICER(Role.Claim.RISK_OFFICER),
    /// Runs the platform.
    OPERATOR(Role.Claim.OPERATOR),
    /// A machine of the suite that acts for one tenant.
    SERVICE(Role.Claim.SERVICE);

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }

    public static final class Claim {
        public static final String VIEWER = "viewer";
        public static final String RESEARCHER = "researcher";
        public static final String TRADER = "trader";
        public static final String RISK_OFFICER = "risk-officer";
        public static final String OPERATOR = "operator";
        public static final String SERVICE = "service";

        private Claim() {}
    }
}
