"""Reading: the bytes of a file, the files of a folder, to `Article`s whose every character leads back to the file.

`read_folder` and `read_paths` read from disk, `take_in` does as the settings say; `read_bytes` is the pure step for one file,
`find_files` the walk alone.
"""

from factcheck.articles.folder import Found, Intake, find_files, number, read_bytes, read_file, read_folder, read_paths, take_in

__all__ = ["Found", "Intake", "find_files", "number", "read_bytes", "read_file", "read_folder", "read_paths", "take_in"]
