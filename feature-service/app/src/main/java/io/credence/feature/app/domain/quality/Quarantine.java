package io.credence.feature.app.domain.quality;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.kernels.quality.FindingKind;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Lets quarantined bars into their series: somebody with a name takes them for market data.
@ApplicationScoped
public class Quarantine {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private final QualityRegistry registry;
    private final Instruments instruments;
    private final TenantContext caller;
    private final Clock clock;

    @Inject
    Quarantine(
            QualityRegistry registry, Instruments instruments, TenantContext caller, Clock clock) {
        this.registry = registry;
        this.instruments = instruments;
        this.caller = caller;
        this.clock = clock;
    }

    /// A second time changes nothing.
    @Transactional
    public QualityFinding release(InstrumentId instrument, UUID id) {
        instruments.lock(instrument);
        QualityFinding finding = find(instrument, id);
        switch (finding.status()) {
            case RELEASED -> {
                return finding;
            }
            case NOTED -> throw conflict("has no bar in quarantine");
            case QUARANTINED -> {
                if (finding.finding().kind() == FindingKind.INVALID_OHLC) {
                    throw conflict("is of broken bars, which no series can hold");
                }
            }
        }
        registry.release(finding, caller.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        LOG.infof(
                "%s released %d bars of %s from quarantine",
                caller.user(), finding.quarantined(), instrument);
        return find(instrument, id);
    }

    private QualityFinding find(InstrumentId instrument, UUID id) {
        return registry.find(instrument, id)
                .orElseThrow(() -> ProblemException.notFound("finding", id.toString()));
    }

    private static ProblemException conflict(String why) {
        return new ProblemException(PlatformErrorCode.RESOURCE_CONFLICT, "the finding " + why);
    }
}
