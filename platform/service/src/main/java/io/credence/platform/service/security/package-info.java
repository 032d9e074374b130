/// Who may enter, and with which token this service calls others.
@NullMarked
package io.credence.platform.service.security;

import org.jspecify.annotations.NullMarked;
