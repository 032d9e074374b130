package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionMade;
import java.util.UUID;

/// Tells the suite what a portfolio did, when the transaction commits.
public interface DecisionEvents {

    void publish(UUID portfolio, String instrument, StepRecord step);

    void publish(DecisionMade decision);
}
