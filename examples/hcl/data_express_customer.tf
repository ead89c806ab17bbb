data "avara_express_customer" "lakeside" {
  id = avara_express_customer.lakeside.id
}

output "users_of_lakeside" {
  value = "${data.avara_express_customer.lakeside.user_count} users"
}
