package org.lastmile.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Release;
import org.lastmile.warehouse.PartnershipFolder;

/** The newest release, read again only when a newer edition is sealed. */
final class NewestRelease implements Supplier<Release> {
    private final PartnershipFolder folder;
    private @Nullable Path read;
    private @Nullable Release release;

    NewestRelease(PartnershipFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Release get() {
        var newest = Editions.newest(folder);
        var known = release;

        if (known != null && newest.equals(read)) {
            return known;
        }

        var fresh = EditionFolder.read(newest);
        read = newest;
        release = fresh;
        return fresh;
    }
}
