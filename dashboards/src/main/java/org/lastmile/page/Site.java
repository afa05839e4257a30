package org.lastmile.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Release;

/** A static site: a folder that any web server, or no server at all, can show. */
public final class Site {
    /** Tells a folder that we wrote from one that belongs to somebody. */
    private static final String MARKER = "lastmile-site.txt";

    private Site() {}

    /**
     * What was written.
     *
     * @param folder the site
     * @param files  its files, relative to the folder, in order
     */
    public record Written(Path folder, List<Path> files) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /**
     * Writes the site of a release. It is made in a folder beside the target and then takes its place, so that a reader
     * never meets half a site.
     *
     * @throws WarehouseException if the target holds anything but a site that we wrote, or a page file is wrong
     */
    public static Written write(Release release, Optional<Path> overrides, Path out) {
        var target = out.toAbsolutePath().normalize();
        requireOurs(target);
        var files = new TreeMap<String, byte[]>(Pages.of(release, overrides));
        files.put(MARKER, marker(release).getBytes(StandardCharsets.UTF_8));

        var made = parent(target).resolve("." + target.getFileName() + ".new");

        try {
            delete(made);
            fill(made, files);
            swap(made, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Site " + target + " cannot be written.", e);
        }

        return new Written(target, files.keySet().stream().map(Path::of).toList());
    }

    private static void requireOurs(Path target) {
        if (!Files.exists(target) || Files.isRegularFile(target.resolve(MARKER))) {
            return;
        }

        try (var entries = Files.isDirectory(target) ? Files.list(target) : Stream.of(target)) {
            if (entries.findAny().isPresent()) {
                throw new WarehouseException("Folder " + target + " holds files, but not a site of Lastmile (" + MARKER
                        + " is missing); nothing was written. Name an empty or a new folder.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + target + " cannot be listed.", e);
        }
    }

    private static String marker(Release release) {
        return "Written by Lastmile from edition " + release.edition().id()
                + ". The next site written here replaces this folder.\n";
    }

    /** Fills the folder; it goes away again when the disk has no room for all. */
    private static void fill(Path folder, Map<String, byte[]> files) throws IOException {
        try {
            for (var file : files.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(parent(path));
                Files.write(path, file.getValue());
            }
        } catch (IOException failure) {
            delete(folder);
            throw failure;
        }
    }

    private static void swap(Path made, Path target) throws IOException {
        var old = target.resolveSibling("." + target.getFileName() + ".old");
        delete(old);

        if (Files.exists(target)) {
            Files.move(target, old);
        }

        Files.move(made, target);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }

        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path parent(Path path) {
        var parent = path.getParent();

        if (parent == null) {
            throw new WarehouseException("Folder " + path + " cannot be a site; name a folder inside another one.");
        }

        return parent;
    }
}
