package io.credence.registry.app.domain;

import io.credence.registry.api.Alias;
import io.credence.registry.api.GateReport;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelCard;
import io.credence.registry.api.ModelName;
import io.credence.registry.api.ModelVersionRegistered;
import io.credence.registry.api.ServedAlias;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One model of one tenant without a database, for tests of the rules alone.
final class InMemoryRegistry implements Models, Versions, Aliases, RegistryEvents {

    final List<AliasMove> moves = new ArrayList<>();
    final List<ModelAliasMoved> announced = new ArrayList<>();
    private final List<ModelCard> cards = new ArrayList<>();
    private final String name;

    InMemoryRegistry(String name, ModelCard... cards) {
        this.name = name;
        this.cards.addAll(List.of(cards));
    }

    @Override
    public Optional<Model> named(ModelName wanted) {
        return wanted.value().equals(name)
                ? Optional.of(
                        new Model(
                                1, name, "", cards.size(), new TreeMap<>(), Instant.EPOCH, "alice"))
                : Optional.empty();
    }

    @Override
    public Optional<Model> locked(ModelName wanted) {
        return named(wanted);
    }

    @Override
    public Optional<ModelCard> card(Model model, int version) {
        return version <= cards.size() ? Optional.of(cards.get(version - 1)) : Optional.empty();
    }

    @Override
    public Optional<AliasMove> current(Model model, Alias alias) {
        return last(alias).filter(move -> move.version() != null);
    }

    @Override
    public AliasMove move(
            Model model,
            Alias alias,
            AliasTarget target,
            boolean forced,
            @Nullable GateReport gates,
            Instant at) {
        return append(alias, target.version(), forced, target.reason(), target.actor(), at, gates);
    }

    @Override
    public AliasMove remove(Model model, Alias alias, String reason, String actor, Instant at) {
        return append(alias, null, false, reason, actor, at, null);
    }

    @Override
    public void moved(ModelAliasMoved event) {
        announced.add(event);
    }

    private AliasMove append(
            Alias alias,
            @Nullable Integer version,
            boolean forced,
            String reason,
            String actor,
            Instant at,
            @Nullable GateReport gates) {
        Integer from = last(alias).map(AliasMove::version).orElse(null);
        AliasMove move =
                new AliasMove(
                        moves.size() + 1,
                        name,
                        alias.value(),
                        from,
                        version,
                        forced,
                        reason,
                        actor,
                        at,
                        gates);
        moves.add(move);
        return move;
    }

    private Optional<AliasMove> last(Alias alias) {
        return moves.stream()
                .filter(move -> move.alias().equals(alias.value()))
                .reduce((one, later) -> later);
    }

    @Override
    public boolean add(ModelName wanted, String description, String actor, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Model> page(String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lockRun(String runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ModelVersion> ofRun(String runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelVersion add(Model model, int version, Publication publication, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ModelVersion> numbered(Model model, int version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ModelVersion> page(Model model, int before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AliasMove> at(Model model, Alias alias, Instant time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AliasMove> page(Model model, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AliasMove> history(Model model, Alias alias, long beforeId, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ServedAlias> served(String afterModel, String afterAlias, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registered(ModelVersionRegistered event) {
        throw new UnsupportedOperationException();
    }
}
