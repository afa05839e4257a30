@NullMarked
package org.lastmile.cli;

import org.jspecify.annotations.NullMarked;
