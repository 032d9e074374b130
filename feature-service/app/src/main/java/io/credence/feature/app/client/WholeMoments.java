package io.credence.feature.app.client;

import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.imports.Exchange.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Pages of a tape cut where a millisecond ends: equal trades of one millisecond would be taken for
/// repeated ones in another page.
final class WholeMoments {

    private WholeMoments() {}

    /// The pages of an exchange, one after the other.
    interface Pages {

        /// Empty after the last.
        List<Trade> next() throws IOException;

        /// Whether it is known already that the last one came.
        boolean ended();
    }

    /// One page, and more only where one is not enough for a whole millisecond.
    static Answer.Page<Trade> read(Pages pages, long fromMs, long toMs) throws IOException {
        List<Trade> trades = new ArrayList<>();
        boolean ended;
        do {
            List<Trade> page = pages.next();
            trades.addAll(page);
            ended = page.isEmpty() || pages.ended();
        } while (!ended
                && trades.getLast().timeMs() <= Math.max(fromMs, trades.getFirst().timeMs()));
        long nextMs = ended ? toMs : Math.min(toMs, trades.getLast().timeMs());
        return new Answer.Page<>(
                trades.stream()
                        .filter(trade -> trade.timeMs() >= fromMs && trade.timeMs() < nextMs)
                        .toList(),
                fromMs,
                nextMs);
    }
}
