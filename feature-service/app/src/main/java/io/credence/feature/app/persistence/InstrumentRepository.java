package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instrument;
import io.credence.feature.app.domain.instrument.Instruments;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class InstrumentRepository implements Instruments, PanacheRepositoryBase<InstrumentEntity, String> {

    @Override
    public boolean add(InstrumentId symbol, String venue, String actor, Instant at) {
        // Two creators of one symbol must not make the loser's transaction fail.
        return getEntityManager()
                        .createNativeQuery(
                                """
                                insert into instrument (tenant_id, symbol, venue, created_at, created_by)
                                values (current_setting('credence.tenant'), :symbol, :venue, :at, :actor)
                                on conflict (tenant_id, symbol) do nothing
                                """)
                        .setParameter("symbol", symbol.value())
                        .setParameter("venue", venue)
                        .setParameter("at", at)
                        .setParameter("actor", actor)
                        .executeUpdate()
                > 0;
    }

    @Override
    public Optional<Instrument> find(InstrumentId symbol) {
        return find("symbol", symbol.value())
                .firstResultOptional()
                .map(InstrumentRepository::instrument);
    }

    @Override
    public List<Instrument> page(String after, int limit) {
        return find("symbol > ?1 order by symbol", after).page(Page.ofSize(limit)).list().stream()
                .map(InstrumentRepository::instrument)
                .toList();
    }

    @Override
    public void lock(InstrumentId symbol) {
        lockInstrument(symbol);
        lockSeries(symbol);
    }

    private void lockInstrument(InstrumentId symbol) {
        // Hibernate locks no immutable row that the transaction has read before.
        if (getEntityManager()
                .createNativeQuery(
                        "select symbol from instrument where symbol = :symbol for update",
                        String.class)
                .setParameter("symbol", symbol.value())
                .getResultList()
                .isEmpty()) {
            throw Instruments.unknown(symbol);
        }
    }

    @Override
    public void lock(Collection<InstrumentId> symbols) {
        List<InstrumentId> inOrder =
                symbols.stream()
                        .distinct()
                        .sorted(Comparator.comparing(InstrumentId::value))
                        .toList();
        // All instruments before any series: whoever holds an instrument may wait for series only.
        inOrder.forEach(this::lockInstrument);
        inOrder.forEach(this::lockSeries);
    }

    // Its bars are known beside those of its companions' instruments: one order for everybody.
    private void lockSeries(InstrumentId symbol) {
        getEntityManager()
                .createNativeQuery(
                        """
                        select instrument from series
                        where tenant_id = current_setting('credence.tenant')
                          and (instrument = :symbol
                               or instrument in (select c.instrument from companion c where c.companion = :symbol
                                   and c.tenant_id = current_setting('credence.tenant')))
                        order by instrument, bar_interval for update
                        """,
                        String.class)
                .setParameter("symbol", symbol.value())
                .getResultList();
    }

    private static Instrument instrument(InstrumentEntity row) {
        return new Instrument(new InstrumentId(row.symbol), row.venue, row.createdAt);
    }
}
