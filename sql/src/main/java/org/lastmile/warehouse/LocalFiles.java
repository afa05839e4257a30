package org.lastmile.warehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its processes: it starts {@code chmod} and {@code readlink} for each file that a
 * commit writes, which took longer than all else of a small commit. Java has both.
 */
final class LocalFiles extends RawLocalFileSystem {
    /** What Delta Kernel commits by. */
    static final class Context extends DelegateToFileSystem {
        Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new LocalFiles(), configuration, FsConstants.LOCAL_FS_URI.getScheme(), false);
        }

        @Override
        public boolean isValidName(String source) {
            return true;
        }
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        var letters = permission.getUserAction().SYMBOL
                + permission.getGroupAction().SYMBOL
                + permission.getOtherAction().SYMBOL;
        Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(letters));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
        return Files.isSymbolicLink(pathToFile(path).toPath()) ? super.getFileLinkStatus(path) : getFileStatus(path);
    }
}
