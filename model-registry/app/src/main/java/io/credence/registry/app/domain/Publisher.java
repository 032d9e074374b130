package io.credence.registry.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.registry.api.ModelVersionRegistered;
import io.credence.registry.app.domain.PublicationOutcome.AlreadyRegistered;
import io.credence.registry.app.domain.PublicationOutcome.ArtifactMissing;
import io.credence.registry.app.domain.PublicationOutcome.Registered;
import io.credence.registry.app.domain.PublicationOutcome.RunTaken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/// Takes versions. A run publishes at most once, however often and from however many processes it
/// tries.
@ApplicationScoped
public class Publisher {

    private final Models models;
    private final Versions versions;
    private final ArtifactStore artifacts;
    private final RegistryEvents events;
    private final Clock clock;

    Publisher(
            Models models,
            Versions versions,
            ArtifactStore artifacts,
            RegistryEvents events,
            Clock clock) {
        this.models = models;
        this.versions = versions;
        this.artifacts = artifacts;
        this.events = events;
        this.clock = clock;
    }

    public PublicationOutcome publish(TenantId tenant, Publication publication) {
        // A repeat is answered from the table, also when the artifact is gone by now. The store is
        // asked outside the transaction: it may be far away.
        Optional<ModelVersion> earlier = versions.ofRun(publication.runId());
        if (earlier.isPresent()) {
            return repeated(publication, earlier.get());
        }
        if (!stored(tenant, publication.artifactSha256())) {
            return new ArtifactMissing();
        }
        return QuarkusTransaction.joiningExisting().call(() -> register(publication));
    }

    private PublicationOutcome register(Publication publication) {
        // Always the run before the model, so that two publishers cannot wait for each other.
        versions.lockRun(publication.runId());
        Optional<ModelVersion> earlier = versions.ofRun(publication.runId());
        if (earlier.isPresent()) {
            return repeated(publication, earlier.get());
        }
        models.add(publication.model(), "", publication.actor(), clock.instant());
        Model model = models.locked(publication.model()).orElseThrow();
        ModelVersion version =
                versions.add(model, model.latestVersion() + 1, publication, clock.instant());
        events.registered(
                new ModelVersionRegistered(
                        version.model(),
                        version.version(),
                        version.runId(),
                        version.artifactSha256()));
        return new Registered(version);
    }

    private static PublicationOutcome repeated(Publication publication, ModelVersion earlier) {
        boolean same =
                earlier.model().equals(publication.model().value())
                        && earlier.artifactSha256().equals(publication.artifactSha256());
        return same ? new AlreadyRegistered(earlier) : new RunTaken(earlier);
    }

    private boolean stored(TenantId tenant, String sha256) {
        try {
            return artifacts.scope(tenant.value()).exists(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("the artifact store does not answer", e);
        }
    }
}
