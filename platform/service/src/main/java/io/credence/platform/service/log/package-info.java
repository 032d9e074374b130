/// What every log line carries: the keys `tenant run model instrument trace`, the same in all
/// services.
@NullMarked
package io.credence.platform.service.log;

import org.jspecify.annotations.NullMarked;
