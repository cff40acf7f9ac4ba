# The messages of libzip's errors as C, from the comments of its zip.h.
BEGIN { print "#include \"zipint.h\"\nconst char * const _zip_err_str[] = {" }
/^#define ZIP_ER_/ {
	kind[count++] = $5
	sub(/^.*\/\* . /, "")
	sub(/ \*\/.*/, "")
	printf "\t\"%s\",\n", $0
}
END {
	print "};\nconst int _zip_nerr_str = " count ";"
	print "#define N ZIP_ET_NONE\n#define S ZIP_ET_SYS\n#define Z ZIP_ET_ZLIB"
	print "const int _zip_err_type[] = {"
	for (i = 0; i < count; i++)
		print "\t" kind[i] ","
	print "};"
}
