package org.lastmile.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lastmile.contract.WarehouseException;

/** The files pages are made of: those built in, each replaced by a file of the same name in the partnership's folder. */
final class PageFiles {
    private static final List<String> FOLDERS = List.of("pages", "charts", "assets");
    private final Optional<Path> overrides;

    /** @throws WarehouseException if the folder of overrides does not exist */
    PageFiles(Optional<Path> overrides) {
        overrides.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new WarehouseException("Folder of pages " + folder
                    + " does not exist; make it or leave it out, the built-in pages need no folder.");
        });
        this.overrides = overrides;
    }

    /** @throws WarehouseException if no file has the name */
    String text(String name) {
        try {
            return new String(bytes(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Page file " + name + " cannot be read.", e);
        }
    }

    /** Names of the pages that only the partnership's folder has, without their ending, in order. */
    List<String> added(List<String> known) {
        if (overrides.isEmpty()) {
            return List.of();
        }

        try (var files = Files.list(overrides.get())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("site.yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder of pages " + overrides.get() + " cannot be listed.", e);
        }
    }

    private byte[] bytes(String name) throws IOException {
        var own = overrides.map(folder -> folder.resolve(name)).filter(Files::isRegularFile);

        if (own.isPresent()) {
            return Files.readAllBytes(own.get());
        }

        for (var folder : FOLDERS) {
            try (var input = PageFiles.class.getResourceAsStream("/lastmile/" + folder + "/" + name)) {
                if (input != null) {
                    return input.readAllBytes();
                }
            }
        }

        throw new WarehouseException("Page file '" + name + "' was not found, neither among the built-in pages nor in "
                + overrides.map(Path::toString).orElse("a folder of the partnership (none was given)")
                + "; check the name.");
    }
}
