package io.credence.feature.app.client;

import io.credence.feature.api.InstrumentId;
import java.net.URI;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.currency.CurrencyPair;

/// XChange's interfaces of exchanges, at the addresses that the operator names.
final class RestClients {

    private static final int CONNECT_MS = 10_000;
    private static final int READ_MS = 20_000;

    private RestClients() {}

    static <T> T of(Class<T> type, Exchange exchange, URI address) {
        ExchangeSpecification where = exchange.getDefaultExchangeSpecification();
        where.setSslUri(address.toString());
        where.setHost(address.getHost());
        where.setHttpConnTimeout(CONNECT_MS);
        where.setHttpReadTimeout(READ_MS);
        return ExchangeRestProxyBuilder.forInterface(type, where)
                .clientConfigCustomizer(
                        config -> config.setJacksonObjectMapperFactory(new AnsweredList.Mapper()))
                .build();
    }

    static CurrencyPair pair(InstrumentId instrument) {
        String[] assets = instrument.value().split("-", 2);
        return new CurrencyPair(assets[0], assets[1]);
    }
}
