package io.credence.feature.app.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.sets.FeatureSetEntry;
import io.credence.feature.app.domain.sets.FeatureSetOrigin;
import io.credence.feature.app.domain.sets.FeatureSetRules;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@ApplicationScoped
class FeatureSetRepository implements FeatureSets, PanacheRepositoryBase<FeatureSetEntity, String> {

    /// What a name means. Of which kernel version is the build's to say, as for the catalogue's.
    private record Definition(
            List<String> features,
            Map<String, String> expressions,
            Map<String, List<Double>> fitted) {

        static Definition of(FeatureSet set) {
            return new Definition(set.features(), set.expressions(), set.fitted());
        }
    }

    private final ObjectMapper json;
    private final FeatureConfig.Sets limits;

    @Inject
    FeatureSetRepository(ObjectMapper json, FeatureConfig config) {
        this.json = json;
        this.limits = config.sets();
    }

    @Override
    public Optional<FeatureSetEntry> find(String name) {
        Optional<FeatureSetEntry> known =
                FeatureCatalogue.set(name).map(set -> new FeatureSetEntry(set, true));
        return known.isPresent() ? known : own(name);
    }

    private Optional<FeatureSetEntry> own(String name) {
        // PostgreSQL cannot be asked for every text, and what is no name names nothing.
        if (!FeatureSetRules.isName(name)) {
            return Optional.empty();
        }
        return find("name", name).firstResultOptional().map(this::entry);
    }

    @Override
    public List<FeatureSetEntry> page(String after, int limit) {
        Stream<FeatureSetEntry> known =
                FeatureCatalogue.sets().stream()
                        .filter(set -> set.name().compareTo(after) > 0)
                        .map(set -> new FeatureSetEntry(set, true));
        Stream<FeatureSetEntry> own =
                find("name > ?1 order by name", after).page(Page.ofSize(limit)).list().stream()
                        .map(this::entry);
        return Stream.concat(known, own)
                .sorted(Comparator.comparing(entry -> entry.set().name()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<FeatureSet> live() {
        Stream<FeatureSet> own =
                list("live = true order by name").stream().map(row -> entry(row).set());
        return Stream.concat(FeatureCatalogue.sets().stream(), own).toList();
    }

    @Override
    public boolean add(FeatureSetEntry entry, String actor, Instant at) {
        lock();
        FeatureSet set = entry.set();
        Optional<FeatureSetEntity> there = find("name", set.name()).firstResultOptional();
        if (there.isPresent() && !entry(there.get()).set().equals(set)) {
            throw new ProblemException(
                    PlatformErrorCode.RESOURCE_CONFLICT,
                    "feature set '%s' exists and is another; sets never change, choose another name"
                            .formatted(set.name()));
        }
        if (there.isEmpty() && count() >= limits.maxPerTenant()) {
            throw tooMany("feature sets", limits.maxPerTenant());
        }
        boolean wasLive = there.isPresent() && there.get().live;
        if (entry.live() && !wasLive && count("live = true") >= limits.maxLive()) {
            throw tooMany("live feature sets", limits.maxLive());
        }
        there.ifPresentOrElse(row -> row.live = entry.live(), () -> insert(entry, actor, at));
        return there.isEmpty();
    }

    // One creator at a time, so that the limits hold and two of one name do not collide.
    private void lock() {
        getEntityManager()
                .createNativeQuery(
                        """
                        select pg_advisory_xact_lock(
                            hashtextextended('feature_set ' || current_setting('credence.tenant'), 0)) is null
                        """)
                .getSingleResult();
    }

    private void insert(FeatureSetEntry entry, String actor, Instant at) {
        FeatureSetEntity row = new FeatureSetEntity();
        row.name = entry.set().name();
        row.definition = write(Definition.of(entry.set()));
        row.origin = entry.origin().map(this::write).orElse(null);
        row.live = entry.live();
        row.createdAt = at;
        row.createdBy = actor;
        persist(row);
    }

    private static ProblemException tooMany(String what, int most) {
        return new ProblemException(
                PlatformErrorCode.RESOURCE_CONFLICT,
                "a tenant has at most %d %s".formatted(most, what));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feature set cannot be written", e);
        }
    }

    private Optional<FeatureSetOrigin> origin(FeatureSetEntity row) throws JsonProcessingException {
        return row.origin == null
                ? Optional.empty()
                : Optional.of(json.readValue(row.origin, FeatureSetOrigin.class));
    }

    private FeatureSetEntry entry(FeatureSetEntity row) {
        try {
            Definition definition = json.readValue(row.definition, Definition.class);
            FeatureSet set =
                    new FeatureSet(
                            row.name,
                            FeatureCatalogue.KERNEL_VERSION,
                            definition.features(),
                            definition.expressions(),
                            definition.fitted());
            return new FeatureSetEntry(set, row.live, origin(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("feature set " + row.name + " is unreadable", e);
        }
    }
}
