const BLOCK = 512;

/** The end of a tar file: two blocks of zeros. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/**
 * One plain file as a tar member: its header, its bytes and what fills the last block. There is no time and no owner, so
 * the same content gives the same bytes. Format: POSIX.1-2001 ustar.
 *
 * @throws RangeError when the name has more than 99 bytes.
 */
export function tarMember(name: string, content: Buffer): Buffer {
  if (Buffer.byteLength(name) > 99) throw new RangeError(`the name ${name} is too long for a tar header`);
  const filled = Math.ceil(content.length / BLOCK) * BLOCK;
  const member = Buffer.alloc(BLOCK + filled);
  const octal = (value: number, at: number, digits: number): void => {
    member.write(value.toString(8).padStart(digits, "0"), at, "latin1");
  };
  member.write(name, 0);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(content.length, 124, 11);
  octal(0, 136, 11);
  member.write("0", 156);
  member.write("ustar\u000000", 257, "latin1");
  // The checksum counts its own eight bytes as spaces.
  const sum = member.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0) + 8 * 32;
  octal(sum, 148, 6);
  member.write("\u0000 ", 154, "latin1");
  content.copy(member, BLOCK);
  return member;
}
