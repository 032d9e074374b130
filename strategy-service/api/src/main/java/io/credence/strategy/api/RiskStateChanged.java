package io.credence.strategy.api;

/// Trading was limited or freed. Topic `decisions.v1`, keyed by portfolio.
public record RiskStateChanged(
        String portfolio, RiskState from, RiskState to, String cause, String actor) {

    public static final String TOPIC = DecisionMade.TOPIC;
    public static final String TYPE = "io.credence.strategy.risk.state.changed.v1";
}
