/// Tables of strategies, portfolios and their ledgers. Row-level security and the tenant column
/// keep tenants apart; SQL here never names a tenant.
@NullMarked
package io.credence.strategy.app.persistence;

import org.jspecify.annotations.NullMarked;
