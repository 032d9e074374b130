package io.credence.feature.app.domain.tape;

import io.credence.feature.api.InstrumentId;
import io.credence.platform.api.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How far the streams of trades are.
public interface TapeStreams {

    /// A bar that has trades closes then, and nobody has closed it.
    ///
    /// @param askedMs when its tape was last told to be silent; null if it was not
    record Due(TenantId tenant, InstrumentId instrument, long dueMs, @Nullable Long askedMs) {}

    /// Of the current tenant, whose instrument's lock the caller holds.
    Optional<TapeStream> find(InstrumentId instrument);

    /// Of the current tenant, whose instrument's lock the caller holds.
    ///
    /// @param arrivedMs when its newest news came
    void save(InstrumentId instrument, TapeStream stream, OptionalLong dueMs, long arrivedMs);

    /// All trades from `fromMs` to before `untilMs` are known by other means: a stream that began
    /// in there misses none since then. The caller holds the instrument's lock.
    void seen(InstrumentId instrument, long fromMs, long untilMs);

    /// Those due after `afterMs` and by `untilMs` of which nothing came since `untilMs`, and that
    /// were not asked since `askedMs`. In the system scope only.
    List<Due> due(long afterMs, long untilMs, long askedMs, int limit);

    /// False if somebody else has taken it, or it is due no more.
    boolean take(Due due, long nowMs);
}
