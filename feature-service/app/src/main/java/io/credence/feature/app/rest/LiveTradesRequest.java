package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trades in the order of the tape. `number` rises with each of them; `isBuy` is left out where the
/// tape does not say who came to whom.
record LiveTradesRequest(@Nullable List<@Nullable LiveTrade> trades) {

    private static final int MOST = 500;

    record LiveTrade(
            @Nullable Long number,
            @Nullable Long timeMs,
            @Nullable Double price,
            @Nullable Double amount,
            @Nullable Boolean isBuy) {

        private TradePrinted toDomain(String place, InstrumentId instrument) {
            long own = RequestValues.required(place + "number", number);
            long time = RequestValues.required(place + "timeMs", timeMs);
            double paid = RequestValues.required(place + "price", price);
            double size = RequestValues.required(place + "amount", amount);
            return RequestValues.validParts(
                    place,
                    () ->
                            new TradePrinted(
                                    instrument.value(), own, new Trade(time, paid, size, isBuy)));
        }
    }

    List<TradePrinted> toDomain(InstrumentId instrument) {
        List<@Nullable LiveTrade> items = RequestValues.required("trades", trades);
        if (items.isEmpty() || items.size() > MOST) {
            throw ProblemException.invalid("trades", "must be 1 to " + MOST);
        }
        List<TradePrinted> all = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            LiveTrade item = RequestValues.required(place(i), items.get(i));
            all.add(item.toDomain(place(i) + ".", instrument));
        }
        return all;
    }

    static String place(int position) {
        return "trades[" + position + "]";
    }
}
