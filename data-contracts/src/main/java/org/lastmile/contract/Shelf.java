package org.lastmile.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one kind (contracts, indicators, pages): those built in, overridden and widened by files of the same
 * name in the partnership's own folder.
 */
public final class Shelf {
    private final String folder;
    private final NavigableMap<String, Path> files = new TreeMap<>();
    private final Set<String> own = new HashSet<>();

    private Shelf(String folder) {
        this.folder = folder;
    }

    /**
     * Lists a shelf.
     *
     * @param folder      path on the class path, for example {@code lastmile/sources}
     * @param suffix      end of the file names that count
     * @param partnership folder whose files win; it need not exist
     */
    public static Shelf open(String folder, String suffix, Optional<Path> partnership) {
        var shelf = new Shelf(folder);

        try {
            var roots = Shelf.class.getClassLoader().getResources(folder);

            while (roots.hasMoreElements()) {
                shelf.add(path(roots.nextElement().toURI()), suffix);
            }

            if (partnership.isPresent() && Files.isDirectory(partnership.get())) {
                var builtIn = new TreeMap<>(shelf.files);
                shelf.add(partnership.get(), suffix);
                shelf.files.forEach((name, file) -> {
                    if (!file.equals(builtIn.get(name))) {
                        shelf.own.add(name);
                    }
                });
            }

            return shelf;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** File names relative to the shelf, with slashes, in order. */
    public Iterable<String> names() {
        return files.navigableKeySet();
    }

    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** Where a file stands, for a message: a built-in one by its shelf, a partnership's own by its path. */
    public String place(String name) {
        var file = files.get(name);
        return file == null || !own.contains(name)
                ? folder.substring(folder.lastIndexOf('/') + 1) + "/" + name
                : file.toString();
    }

    /** @throws WarehouseException if there is no such file, or it is not UTF-8 text */
    public String text(String name) {
        var file = files.get(name);

        if (file == null) {
            throw new WarehouseException("'" + name + "' is not among the files of " + folder + "; there are "
                    + String.join(", ", files.keySet()) + ".");
        }

        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new WarehouseException(
                    file + ": cannot be read as UTF-8 text; check that it exists and save it as UTF-8.", failure);
        }
    }

    private void add(Path root, String suffix) throws IOException {
        try (var walk = Files.walk(root)) {
            walk.filter(file -> file.getFileName() != null && file.toString().endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .forEach(file -> files.put(root.relativize(file).toString().replace('\\', '/'), file));
        }
    }

    private static Path path(URI uri) throws IOException {
        return uri.getScheme().equals("jar") ? fileSystem(uri).provider().getPath(uri) : Path.of(uri);
    }

    @SuppressWarnings("resource") // The file system of a jar stays open as long as the process: others share it.
    private static FileSystem fileSystem(URI uri) throws IOException {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException shared) {
            return FileSystems.getFileSystem(uri);
        }
    }
}
