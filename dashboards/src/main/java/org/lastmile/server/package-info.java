@NullMarked
package org.lastmile.server;

import org.jspecify.annotations.NullMarked;
