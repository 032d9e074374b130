package io.credence.registry.app.domain;

import io.credence.registry.api.Alias;
import io.credence.registry.api.GateReport;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelCard;
import io.credence.registry.api.ModelName;
import io.credence.registry.app.domain.AliasOutcome.GateFailed;
import io.credence.registry.app.domain.AliasOutcome.Moved;
import io.credence.registry.app.domain.AliasOutcome.NoSuchAlias;
import io.credence.registry.app.domain.AliasOutcome.NoSuchModel;
import io.credence.registry.app.domain.AliasOutcome.NoSuchVersion;
import io.credence.registry.app.domain.AliasOutcome.Stale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/// Moves aliases, one move of a model at a time. Only `champion` is gated: it trades, while a
/// challenger or a shadow is there to collect the evidence that the gates ask for.
@ApplicationScoped
public class AliasBoard {

    private final Models models;
    private final Versions versions;
    private final Aliases aliases;
    private final GatePolicy policy;
    private final RegistryEvents events;
    private final Clock clock;

    AliasBoard(
            Models models,
            Versions versions,
            Aliases aliases,
            GatePolicy policy,
            RegistryEvents events,
            Clock clock) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public AliasOutcome move(
            ModelName name, Alias alias, Precondition precondition, AliasTarget target) {
        Optional<Model> model = models.locked(name);
        if (model.isEmpty()) {
            return new NoSuchModel();
        }
        Optional<AliasMove> current = aliases.current(model.get(), alias);
        if (!precondition.holds(current)) {
            return new Stale(current);
        }
        Optional<ModelCard> card = versions.card(model.get(), target.version());
        if (card.isEmpty()) {
            return new NoSuchVersion(target.version());
        }
        if (current.isPresent() && Objects.equals(current.get().version(), target.version())) {
            return new Moved(current.get());
        }
        GateReport gates = alias.equals(Alias.CHAMPION) ? policy.judge(card.get()) : null;
        boolean forced = false;
        if (gates != null && !gates.passed()) {
            if (!target.force()) {
                return new GateFailed(gates);
            }
            forced = true;
        }
        return announced(aliases.move(model.get(), alias, target, forced, gates, clock.instant()));
    }

    @Transactional
    public AliasOutcome remove(
            ModelName name, Alias alias, Precondition precondition, String reason, String actor) {
        Optional<Model> model = models.locked(name);
        if (model.isEmpty()) {
            return new NoSuchModel();
        }
        Optional<AliasMove> current = aliases.current(model.get(), alias);
        if (current.isEmpty()) {
            return new NoSuchAlias();
        }
        if (!precondition.holds(current)) {
            return new Stale(current);
        }
        return announced(aliases.remove(model.get(), alias, reason, actor, clock.instant()));
    }

    private AliasOutcome announced(AliasMove move) {
        events.moved(
                new ModelAliasMoved(
                        move.model(),
                        move.alias(),
                        move.fromVersion(),
                        move.version(),
                        move.forced(),
                        move.reason(),
                        move.actor()));
        return new Moved(move);
    }
}
